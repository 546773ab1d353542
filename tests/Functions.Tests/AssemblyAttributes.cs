using DrTerraform.Functions.Tests.Support;

[assembly: LogsAreClean(Some.WebhookKeyText, Some.DatabasePassword)]
