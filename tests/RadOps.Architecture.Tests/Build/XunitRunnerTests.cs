using System.Xml.Linq;
using RadOps.Build.Testing;
using Xunit;

namespace RadOps.Architecture.Tests.Build;

public sealed class XunitRunnerTests
{
    [Fact]
    public void Counts_what_the_report_says_and_keeps_each_reason()
    {
        var outcome = XunitRunner.Read(XDocument.Parse("""
            <assemblies><assembly>
              <errors><error type="assembly-cleanup" name="A"/></errors>
              <collection>
                <test name="one" result="Pass"/>
                <test name="two" result="Fail"/>
                <test name="three" result="Skip"><reason>no peer</reason></test>
              </collection>
            </assembly></assemblies>
            """));
        Assert.Equal(1, outcome.Passed);
        Assert.Equal(["two", "assembly-cleanup: A"], outcome.Failures);
        Assert.Equal(["three: no peer"], outcome.Skips);
    }
}
