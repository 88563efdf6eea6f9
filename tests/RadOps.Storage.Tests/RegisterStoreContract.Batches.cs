using RadOps.Core;
using RadOps.Core.Register;
using Xunit;

namespace RadOps.Storage.Tests;

/// <content>Batches, short and long.</content>
public abstract partial class RegisterStoreContract
{
    /// <summary>Engines put few and many events into the table in different ways.</summary>
    [Fact]
    public void A_batch_of_any_size_is_appended_in_order_and_a_long_one_whole_or_not_at_all()
    {
        var (from, known) = (0, TestEvents.New(0));
        foreach (var size in (int[])[1, 19, 20, 21, 2001])
        {
            var payload = $$"""{"namn":"Åsa é 漢字 😀 ' \\","{{size}}":"{{new string('ö', 5000)}}"}""";
            var appended = Store.Append(from == 0 ? [known] : [.. Enumerable.Range(from, size).Select(number => TestEvents.New(number, number == from ? payload : "{}", $"{number}"))]);
            Assert.Equal(appended, Store.Read(new RegisterQuery { After = from }));
            from += size;
        }

        Assert.Equal("EventExists", Assert.Throws<RadOpsException>(() => Store.Append([.. TestEvents.Many(60, from), known])).Code);
        Assert.Equal(from, Store.ReadHead().Position);
        Assert.Equal(from, Store.Read(new RegisterQuery()).Count());
        Store.Append(TestEvents.Many(60, from));
        Assert.True(Store.Walk().Holds);
    }
}
