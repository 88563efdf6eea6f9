using RadOps.Core.Register;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(5_000)]
    public void All_is_given_in_order(int count) => Assert.Equal(Enumerable.Range(0, count), ReadAhead.Of(Enumerable.Range(0, count)));

    [Fact]
    public void What_the_reading_throws_is_thrown_to_whoever_goes_through_it()
    {
        var taken = new List<int>();
        var error = Assert.Throws<RadOpsException>(() => taken.AddRange(ReadAhead.Of(Failing())));
        Assert.Equal("Broken", error.Code);

        static IEnumerable<int> Failing()
        {
            for (var number = 0; number < 1_000; number++) yield return number;
            throw new RadOpsException("Broken", ErrorKind.Corrupt, "It is broken.");
        }
    }

    [Fact]
    public void A_reading_without_end_is_over_when_nobody_goes_on()
    {
        var isOver = false;
        Assert.Equal(3, ReadAhead.Of(Endless()).ElementAt(3));
        Assert.True(isOver);

        IEnumerable<int> Endless()
        {
            try
            {
                for (var number = 0; ; number++) yield return number;
            }
            finally
            {
                isOver = true;
            }
        }
    }
}
