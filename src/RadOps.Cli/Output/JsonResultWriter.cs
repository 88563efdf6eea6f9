using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadOps.Cli.Output;

/// <summary>Results as a JSON array, one object a line, so that a long one can be read as it comes.</summary>
internal sealed class JsonResultWriter<T> : ResultWriter<T>
{
    // å ä ö stay as they are: this is no text within HTML.
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly ToolConsole console;
    private readonly IReadOnlyList<ResultColumn<T>> columns;
    private readonly Utf8JsonWriter writer;
    private bool any;

    internal JsonResultWriter(ToolConsole console, IReadOnlyList<ResultColumn<T>> columns)
    {
        this.console = console;
        this.columns = columns;
        writer = new Utf8JsonWriter(console.Output, new JsonWriterOptions { Encoder = Options.Encoder, SkipValidation = true });
        console.Output.Write("["u8);
    }

    internal override void Write(T result)
    {
        console.Output.Write(any ? ",\n"u8 : "\n"u8);
        any = true;
        writer.WriteStartObject();
        foreach (var column in columns)
        {
            writer.WritePropertyName(column.Name);
            WriteValue(column.Value(result));
        }

        writer.WriteEndObject();

        // Reset hands the object on without a flush of the stream below.
        writer.Flush();
        writer.Reset();
    }

    internal override void End() => console.Output.Write(any ? "\n]\n"u8 : "]\n"u8);

    public override void Dispose() => writer.Dispose();

    private void WriteValue(object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            default:
                JsonSerializer.Serialize(writer, value, value.GetType(), Options);
                break;
        }
    }
}
