using DrTerraform.Functions.Tests.Support;

[assembly: LogsAreClean]
