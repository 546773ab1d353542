using DrTerraform.Requirements.Tests.Support;

namespace DrTerraform.Requirements.Tests;

/// <summary>How citations are found in a source.</summary>
[TestFixture]
public sealed class ProofTests
{
    // Put together here, since a citation that is written out would count.
    private const string Cites = "[Property(\"Requirement\", \"X-1\")]";
    private const string CitesAnother = "[Property(\"Requirement\", \"X-2\")]";

    [Test]
    public void A_test_proves_what_stands_above_it() => In($$"""
        [TestFixture]
        public sealed class Some
        {
            [Test]
            {{Cites}}
            public async Task It_works() => await Task.Yield();
        }
        """).ShouldBe([new Proof("X-1", "Some.cs", "Some", "It_works")]);

    [Test]
    public void A_test_may_prove_two_and_have_other_attributes_between() => In($$"""
        public sealed class Some
        {
            {{Cites}}
            // Why.
            [TestCase("a", "(b)")]
            {{CitesAnother}}
            public void It_works(string one, string other)
            {
            }
        }
        """).Select(proof => (proof.RequirementId, proof.Test)).ShouldBe([("X-1", "It_works"), ("X-2", "It_works")]);

    [Test]
    public void A_fixture_proves_as_a_whole() => In($$"""
        [TestFixture]
        {{Cites}}
        public sealed class Some
        {
        }
        """).ShouldBe([new Proof("X-1", "Some.cs", "Some", null)]);

    [Test]
    public void A_comment_proves_nothing() => In($$"""
        public sealed class Some
        {
            [Test]
            // {{Cites}}
            public void It_works()
            {
            }
        }
        """).ShouldBeEmpty();

    [Test]
    public void Something_that_is_no_test_may_not_cite() => Should.Throw<InvalidDataException>(() => In($$"""
        public sealed class Some
        {
            {{Cites}}
            public void Helps()
            {
            }
        }
        """)).Message.ShouldContain("no test");

    [Test]
    public void A_citation_beside_another_attribute_is_refused_rather_than_missed() => Should.Throw<InvalidDataException>(() => In($$"""
        public sealed class Some
        {
            [Test, {{Cites[1..]}}
            public void It_works()
            {
            }
        }
        """)).Message.ShouldContain("line of its own");

    private static List<Proof> In(string source) => [.. Proof.In("Some.cs", source)];
}
