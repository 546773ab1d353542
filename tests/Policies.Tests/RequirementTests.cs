using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

/// <summary>Which policies prove which requirement. Each is shown its own bad examples.</summary>
[TestFixture]
public sealed class RequirementTests
{
    [TestCase("DR001")]
    [TestCase("DR002")]
    [TestCase("DR003")]
    [Property("Requirement", "X-1")]
    public void Every_resource_is_on_the_provider_of_its_region(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR017")]
    [TestCase("DR018")]
    [Property("Requirement", "X-2")]
    public void Versions_of_Terraform_and_provider_are_required(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR009")]
    [TestCase("DR012")]
    [TestCase("DR015")]
    [TestCase("DR016")]
    [Property("Requirement", "X-3")]
    public void Every_region_has_a_root_module_with_its_own_locked_state(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR011")]
    [Property("Requirement", "X-4")]
    public void Names_are_deterministic(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR048")]
    [TestCase("DR049")]
    [TestCase("DR050")]
    [TestCase("DR051")]
    [TestCase("DR052")]
    [TestCase("DR053")]
    [Property("Requirement", "X-5")]
    public void Everything_can_be_destroyed(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR030")]
    [TestCase("DR043")]
    [TestCase("DR044")]
    [TestCase("DR045")]
    [TestCase("DR046")]
    [TestCase("DR047")]
    [TestCase("DR068")]
    [TestCase("DR086")]
    [TestCase("DR098")]
    [Property("Requirement", "X-6")]
    public void Data_is_encrypted_at_rest_and_on_the_way(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR020")]
    [TestCase("DR021")]
    [TestCase("DR022")]
    [TestCase("DR023")]
    [TestCase("DR025")]
    [Property("Requirement", "X-7")]
    public void Rights_are_the_least_that_work(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR116")]
    [TestCase("DR118")]
    [TestCase("DR120")]
    [TestCase("DR124")]
    [Property("Requirement", "X-8")]
    public void Records_move_traffic_by_themselves(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR130")]
    [TestCase("DR131")]
    [Property("Requirement", "X-9")]
    public void Alarms_reach_a_topic_of_their_own_region(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR005")]
    [Property("Requirement", "X-11")]
    public void Every_resource_has_the_default_tags(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR060")]
    [TestCase("DR062")]
    [TestCase("DR066")]
    [Property("Requirement", "A-DB-1")]
    public void The_global_database_has_two_equal_members(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR008")]
    [Property("Requirement", "A-FN-1")]
    public void Functions_are_identical_in_both_regions(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR087")]
    [TestCase("DR088")]
    [Property("Requirement", "A-FN-2")]
    public void Functions_reach_what_they_call(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR113")]
    [TestCase("DR118")]
    [TestCase("DR121")]
    [Property("Requirement", "A-DNS-1")]
    public void Failover_by_DNS_is_fast_and_latched(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR073")]
    [TestCase("DR075")]
    [Property("Requirement", "A-SES-1")]
    public void Sessions_are_on_demand_and_replicated(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR126")]
    [TestCase("DR127")]
    [TestCase("DR129")]
    [Property("Requirement", "A-MON-1")]
    public void The_database_is_watched_from_both_regions(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR092")]
    [TestCase("DR094")]
    [Property("Requirement", "A-NET-1")]
    public void The_networks_are_peered(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR006")]
    [Property("Requirement", "A-TAG-1")]
    public void The_tag_Region_tells_the_truth(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR118")]
    [TestCase("DR119")]
    [Property("Requirement", "T-4")]
    public void Traffic_does_not_fall_back_to_a_region_that_wakes_up(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR101")]
    [Property("Requirement", "T-6")]
    public void Health_is_never_mocked(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR009")]
    [TestCase("DR026")]
    [TestCase("DR027")]
    [Property("Requirement", "T-7")]
    public void A_failover_needs_neither_the_lost_region_nor_a_global_control_plane(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR028")]
    [TestCase("DR040")]
    [TestCase("DR041")]
    [Property("Requirement", "T-8")]
    public void What_a_promotion_needs_is_in_the_surviving_region(string policyId) => ShouldBeFound(policyId);

    [TestCase("DR022")]
    [TestCase("DR023")]
    [TestCase("DR029")]
    [Property("Requirement", "T-10")]
    public void An_action_on_every_resource_is_refused_unless_it_is_a_named_exception(string policyId) => ShouldBeFound(policyId);

    private static void ShouldBeFound(string policyId) =>
        BadExample.All.Where(example => example.PolicyId == policyId).ShouldAllBe(example => example.Findings.Count > 0 && example.Findings.All(finding => finding.PolicyId == policyId));
}
