using System.Text;
using System.Text.Json;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Logging;

[TestFixture]
public sealed class LogTests
{
    [Test]
    [Property("Requirement", "A-FN-2")]
    public void A_line_is_one_json_object_with_time_level_region_and_request()
    {
        using var output = new MemoryStream();
        var log = new Log(output, LogLevel.Info, Some.Region, new ManualTime()) { RequestId = "r-1" };

        log.Warn("slow", ("duration_ms", 17), ("ok", false), ("cause", null), ("route", "/payments"));

        Text(output).ShouldBe(
            """{"timestamp":"2026-11-20T12:00:00+00:00","level":"warn","message":"slow","region":"us-east-1","request_id":"r-1","duration_ms":17,"ok":false,"cause":null,"route":"/payments"}"""
            + "\n");
    }

    [Test]
    public void A_line_below_the_level_is_not_written()
    {
        using var output = new MemoryStream();

        new Log(output, LogLevel.Warn, Some.Region, new ManualTime()).Info("routine");

        output.Length.ShouldBe(0);
    }

    [Test]
    public void A_line_break_in_a_value_cannot_forge_a_second_line()
    {
        using var output = new MemoryStream();

        new Log(output, LogLevel.Info, Some.Region, new ManualTime()).Info("x", ("route", "a\n{\"level\":\"error\"}"));

        Text(output).Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
    }

    [Test]
    public void A_card_number_in_a_message_or_a_field_is_taken_out()
    {
        using var output = new MemoryStream();

        new Log(output, LogLevel.Info, Some.Region, new ManualTime()).Info("4111111111111111", ("reference", "4111 1111 1111 1111"));

        using var line = JsonDocument.Parse(Text(output));
        (line.RootElement.GetProperty("message").GetString(), line.RootElement.GetProperty("reference").GetString()).ShouldBe(("[card]", "[card]"));
    }

    [Test]
    public void An_id_of_ours_is_never_taken_for_a_card_number()
    {
        using var output = new MemoryStream();

        new Log(output, LogLevel.Info, Some.Region, new ManualTime()).Info("x", ("payment_id", Guid.Parse("41111111-1111-1111-1111-111111111111")));

        Text(output).ShouldContain("\"payment_id\":\"41111111-1111-1111-1111-111111111111\"");
    }

    private static string Text(MemoryStream output) => Encoding.UTF8.GetString(output.ToArray());
}
