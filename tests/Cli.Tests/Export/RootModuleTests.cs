using System.Text.Json;
using DrTerraform.Cli.Export;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Tests.Export;

/// <summary>Terraform JSON and a provider's schema in, HCL out; not aligned, since Terraform does that.</summary>
[TestFixture]
public sealed class RootModuleTests
{
    private static readonly ProviderSchemas Schemas = new(JsonElement.Parse("""
        {
          "provider_schemas": {
            "registry.terraform.io/hashicorp/aws": {
              "provider": { "block": { "attributes": { "region": { "type": "string" } }, "block_types": { "default_tags": { "nesting_mode": "list", "block": { "attributes": { "tags": { "type": ["map", "string"] } } } } } } },
              "resource_schemas": {
                "aws_vpc": {
                  "block": {
                    "attributes": {
                      "name": { "type": "string" },
                      "size": { "type": "number" },
                      "tags": { "type": ["map", "string"] },
                      "zones": { "type": ["list", "string"] },
                      "ingress": { "type": ["set", ["object", { "from": "number", "to": "number" }]] }
                    },
                    "block_types": { "rule": { "nesting_mode": "list", "block": { "attributes": { "id": { "type": "string" } }, "block_types": { "filter": { "nesting_mode": "list", "block": { "attributes": { "prefix": { "type": "string" } } } } } } } }
                  }
                }
              },
              "data_source_schemas": { "aws_vpc": { "block": { "attributes": { "name": { "type": "string" } } } } },
              "ephemeral_resource_schemas": { "aws_secretsmanager_random_password": { "block": { "attributes": { "password_length": { "type": "number" } } } } }
            }
          }
        }
        """));

    private static readonly ExportVariables Variables = ExportVariables.Of(SettingsReader.Read(new SettingsSource(Path.Combine(ProjectRoot.Path, "Blueprints/aurora-failover.json"))
    {
        Sets = ["suffix=demo", "primary.region=us-east-1"],
    }));

    [Test]
    public void Attributes_come_first_then_blocks_then_what_is_for_Terraform() => Vpc("""
        {
          "//": { "metadata": { "path": "primary/Vpc" } },
          "depends_on": ["aws_vpc.other"],
          "lifecycle": { "create_before_destroy": true, "ignore_changes": ["tags[\"x\"]", "size"] },
          "name": "x",
          "provider": "aws.primary",
          "rule": [{ "id": "a", "filter": [{ "prefix": "" }] }, { "id": "b" }],
          "size": 3
        }
        """).ShouldBe("""
        resource "aws_vpc" "Main" {
          provider = aws.primary
          name = "x"
          size = 3

          rule {
            id = "a"

            filter {
              prefix = ""
            }
          }

          rule {
            id = "b"
          }

          lifecycle {
            create_before_destroy = true
            ignore_changes = [
              tags["x"],
              size,
            ]
          }

          depends_on = [
            aws_vpc.other,
          ]
        }

        """);

    [TestCase("\"${aws_vpc.other.id}\"", "aws_vpc.other.id")]
    [TestCase("\"x-${aws_vpc.other.id}\"", "\"x-${aws_vpc.other.id}\"")]
    [TestCase("\"${lookup(local.a, \\\"b\\\")}\"", "lookup(local.a, \"b\")")]
    [TestCase("\"say \\\"hello\\\"\\n\\\\ ${f(\\\"x\\\")}\"", "\"say \\\"hello\\\"\\n\\\\ ${f(\"x\")}\"")]
    [TestCase("\"$${escaped} 5%%{\"", "\"$${escaped} 5%%{\"")]
    [TestCase("\"us-east-1\"", "var.primary_region")]
    [TestCase("\"kms-data-global-dr-demo\"", "\"kms-data-global-dr-${var.suffix}\"")]
    [TestCase("\"{\\\"Version\\\":1}\"", "jsonencode({\n    Version = 1\n  })")]
    [TestCase("\"{\\\"b\\\":1,\\\"a\\\":2}\"", "\"{\\\"b\\\":1,\\\"a\\\":2}\"")]
    public void A_string_becomes_the_expression_that_it_is(string json, string hcl) =>
        Vpc($$"""{ "name": {{json}} }""").ShouldBe($"resource \"aws_vpc\" \"Main\" {{\n  name = {hcl}\n}}\n");

    [Test]
    public void Keys_that_are_no_identifiers_are_quoted() =>
        Vpc("""{ "tags": { "aws:x": "1", "for": "2", "plain-key": "3" } }""").ShouldContain("""
              tags = {
                "aws:x" = "1"
                "for" = "2"
                plain-key = "3"
              }
            """);

    [Test]
    public void A_list_of_objects_of_the_older_providers_becomes_blocks() =>
        Vpc("""{ "ingress": [{ "from": 1 }, { "to": 2 }] }""").ShouldContain("  ingress {\n    from = 1\n  }\n\n  ingress {\n    to = 2\n  }\n");

    [Test]
    public void An_empty_list_of_that_kind_stays_since_it_means_none() => Vpc("""{ "ingress": [] }""").ShouldContain("  ingress = []\n");

    [Test]
    public void An_empty_list_of_blocks_is_nothing() => Vpc("""{ "rule": [{ "id": "a", "filter": [] }] }""").ShouldContain("  rule {\n    id = \"a\"\n  }\n");

    [Test]
    public void A_list_too_long_for_a_line_gets_a_line_for_each() =>
        Vpc($$"""{ "zones": ["{{new string('a', 60)}}", "{{new string('b', 60)}}"] }""").ShouldContain($"zones = [\n    \"{new string('a', 60)}\",\n    \"{new string('b', 60)}\",\n  ]");

    [Test]
    public void An_argument_that_the_provider_does_not_know_is_an_error_that_names_it() =>
        Should.Throw<CommandException>(() => Vpc("""{ "dynamic": {} }""")).Message.ShouldBe("primary: resource aws_vpc.Main: the provider knows no argument 'dynamic', so that it cannot be exported");

    [Test]
    public void A_type_that_no_provider_knows_is_an_error_that_names_it() =>
        Should.Throw<CommandException>(() => Files("""{ "resource": { "aws_moon": { "Main": {} } } }""")).Message.ShouldContain("resource aws_moon");

    [Test]
    public void A_section_that_is_not_exported_is_an_error_and_not_left_out() =>
        Should.Throw<CommandException>(() => Files("""{ "module": {} }""")).Message.ShouldContain("'module'");

    [Test]
    public void Ephemeral_blocks_are_kept() =>
        Files("""{ "ephemeral": { "aws_secretsmanager_random_password": { "Password": { "password_length": 40 } } } }""")["secrets.tf"]
            .ShouldBe("ephemeral \"aws_secretsmanager_random_password\" \"Password\" {\n  password_length = 40\n}\n");

    [Test]
    public void What_is_only_read_stands_before_what_is_created() =>
        Files("""{ "resource": { "aws_vpc": { "A": {} } }, "data": { "aws_vpc": { "Z": {} } } }""")["network.tf"].ShouldBe("data \"aws_vpc\" \"Z\" {\n}\n\nresource \"aws_vpc\" \"A\" {\n}\n");

    [Test]
    public void Versions_come_with_the_providers() =>
        Files("""{ "terraform": { "required_providers": { "aws": { "source": "hashicorp/aws", "version": "~> 5.0" } }, "required_version": ">= 1.11" } }""")["versions.tf"].ShouldBe("""
            terraform {
              required_version = ">= 1.11"

              required_providers {
                aws = {
                  source = "hashicorp/aws"
                  version = "~> 5.0"
                }
              }
            }

            """);

    [Test]
    public void A_backend_knows_no_variables() =>
        Files("""{ "terraform": { "backend": { "s3": { "bucket": "s3-tfstate-global-dr-demo", "region": "us-east-1" } } } }""")["backend.tf"].ShouldBe("""
            terraform {
              backend "s3" {
                bucket = "s3-tfstate-global-dr-demo"
                region = "us-east-1"
              }
            }

            """);

    [Test]
    public void A_state_in_a_file_lies_in_the_module() =>
        Files("""{ "terraform": { "backend": { "local": { "path": "../../../terraform.backend.tfstate" } } } }""")["backend.tf"].ShouldContain("path = \"terraform.backend.tfstate\"");

    [Test]
    public void Providers_keep_alias_and_blocks() =>
        Files("""{ "provider": { "aws": [{ "alias": "primary", "region": "us-east-1", "default_tags": [{ "tags": { "Region": "primary" } }] }] } }""")["providers.tf"].ShouldBe("""
            provider "aws" {
              alias = "primary"
              region = var.primary_region

              default_tags {
                tags = {
                  Region = "primary"
                }
              }
            }

            """);

    [Test]
    public void Outputs_keep_what_they_say_of_themselves() =>
        Files("""{ "output": { "id": { "sensitive": true, "value": "${aws_vpc.Main.id}" } } }""")["outputs.tf"].ShouldBe("output \"id\" {\n  sensitive = true\n  value = aws_vpc.Main.id\n}\n");

    [Test]
    public void Variables_are_declared_without_a_default()
    {
        var declared = Files("""{ "output": { "region": { "value": "us-east-1" } } }""")["variables.tf"];
        declared.ShouldBe("variable \"primary_region\" {\n  description = \"Region that serves until a failover.\"\n  type = string\n}\n");
    }

    [Test]
    public void Their_values_lie_beside_them() => Files("""{ "output": { "region": { "value": "us-east-1" } } }""")["terraform.tfvars"].ShouldBe("primary_region = \"us-east-1\"\n");

    [Test]
    public void A_file_without_content_is_not_written() => Files("""{ "resource": { "aws_vpc": { "A": {} } } }""").Keys.ShouldBe(["network.tf", "versions.tf"]);

    private static string Vpc(string body) => Files($$"""{ "resource": { "aws_vpc": { "Main": {{body}} } } }""")["network.tf"];

    private static IReadOnlyDictionary<string, string> Files(string json) => new RootModule("primary", JsonElement.Parse(json), Schemas, Variables).Files();
}
