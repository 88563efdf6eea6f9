using Xunit;

namespace RadOps.Core.Tests;

/// <summary>Numbers of things in sentences.</summary>
public sealed class CountTextTests
{
    [Theory]
    [InlineData(0, "0 releases")]
    [InlineData(1, "1 release")]
    [InlineData(2, "2 releases")]
    [InlineData(21, "21 releases")]
    [InlineData(1_234_567, "1,234,567 releases")]
    public void One_is_told_as_one(long count, string text) => Assert.Equal(text, CountText.Of(count, "release"));

    [Theory]
    [InlineData(0, "0 media are")]
    [InlineData(1, "1 medium is")]
    [InlineData(3, "3 media are")]
    public void Words_that_take_no_s_are_given(long count, string text) => Assert.Equal(text, CountText.Of(count, "medium is", "media are"));
}
