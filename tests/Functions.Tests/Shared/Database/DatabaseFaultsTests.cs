using System.Net.Sockets;
using System.Security.Authentication;
using DrTerraform.Functions.Shared.Database;
using Npgsql;

namespace DrTerraform.Functions.Tests.Shared.Database;

[TestFixture]
public sealed class DatabaseFaultsTests
{
    [TestCase("25006", DatabaseFault.ReadOnly)]
    [TestCase("28P01", DatabaseFault.CredentialsRefused)]
    [TestCase("28000", DatabaseFault.CredentialsRefused)]
    [TestCase("57014", DatabaseFault.TimedOut)]
    [TestCase("53300", DatabaseFault.Exhausted)]
    [TestCase("57P01", DatabaseFault.Unreachable)]
    [TestCase("57P03", DatabaseFault.Unreachable)]
    [TestCase("08006", DatabaseFault.Unreachable)]
    [TestCase("08001", DatabaseFault.Unreachable)]
    public void An_sqlstate_about_the_servers_condition_is_a_fault(string sqlState, DatabaseFault fault) =>
        DatabaseFaults.Of(new PostgresException("m", "ERROR", "ERROR", sqlState)).ShouldBe(fault);

    [TestCase("23505")]
    [TestCase("42P01")]
    [TestCase("22001")]
    public void An_sqlstate_about_the_statement_is_none(string sqlState) =>
        DatabaseFaults.Of(new PostgresException("m", "ERROR", "ERROR", sqlState)).ShouldBeNull();

    private static readonly object[] Broken =
    [
        new object[] { new NpgsqlException("m", new SocketException()), DatabaseFault.Unreachable },
        new object[] { new NpgsqlException("m", new IOException()), DatabaseFault.Unreachable },
        new object[] { new NpgsqlException("m", new TimeoutException()), DatabaseFault.TimedOut },
        new object[] { new NpgsqlException("m", new AuthenticationException()), DatabaseFault.Untrusted },
        new object[] { new AuthenticationException(), DatabaseFault.Untrusted },
        new object[] { new SocketException(), DatabaseFault.Unreachable },
    ];

    [TestCaseSource(nameof(Broken))]
    public void A_connection_that_breaks_is_a_fault(Exception problem, DatabaseFault fault) => DatabaseFaults.Of(problem).ShouldBe(fault);

    [Test]
    public void An_error_of_ours_is_none() => DatabaseFaults.Of(new InvalidOperationException()).ShouldBeNull();

    [TestCase(DatabaseFault.ReadOnly, true, true)]
    [TestCase(DatabaseFault.Unreachable, true, true)]
    [TestCase(DatabaseFault.Unreachable, false, false)]
    [TestCase(DatabaseFault.CredentialsRefused, false, true)]
    [TestCase(DatabaseFault.TimedOut, true, false)]
    [TestCase(DatabaseFault.Untrusted, false, false)]
    [TestCase(DatabaseFault.Exhausted, false, false)]
    public void A_new_connection_is_tried_where_it_can_help(DatabaseFault fault, bool opened, bool expected) =>
        DatabaseFaults.IsWorthAnotherConnection(fault, opened).ShouldBe(expected);
}
