using DrTerraform.Cli.Export;

namespace DrTerraform.Cli.Tests.Export;

[TestFixture]
public sealed class TemplateTests
{
    [TestCase("plain text", "text:plain text")]
    [TestCase("", "")]
    [TestCase("${aws_vpc.main.id}", "code:${aws_vpc.main.id}")]
    [TestCase("arn:${a.b}:x", "text:arn:|code:${a.b}|text::x")]
    [TestCase("${a}${b}", "code:${a}|code:${b}")]
    [TestCase("$${not code}", "text:$${not code}")]
    [TestCase("100%%{too}", "text:100%%{too}")]
    [TestCase("%{ if a }x%{ endif }", "code:%{ if a }|text:x|code:%{ endif }")]
    [TestCase("costs $5 and {braces}", "text:costs $5 and {braces}")]
    [TestCase("""${lookup({a = "}"}, "a")}!""", """code:${lookup({a = "}"}, "a")}|text:!""")]
    [TestCase("""${f("\"}")}!""", """code:${f("\"}")}|text:!""")]
    [TestCase("""${f("a ${g("}")} $${ b")}!""", """code:${f("a ${g("}")} $${ b")}|text:!""")]
    public void Code_is_told_from_text(string template, string parts) =>
        string.Join('|', Template.Parts(template).Select(part => $"{(part.IsCode ? "code" : "text")}:{part.Text}")).ShouldBe(parts);

    [TestCase("${aws_vpc.main.id")]
    [TestCase("""${f("a)}""")]
    [TestCase("""${f("\""")]
    public void Code_without_an_end_is_refused(string template) => Should.Throw<CommandException>(() => Template.Parts(template)).Message.ShouldContain(template);
}
