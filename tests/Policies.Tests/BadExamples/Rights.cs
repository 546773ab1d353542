using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Rights
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR019", "neither JSON nor an aws_iam_policy_document", example => example.Set("global/aws_sns_topic_policy.Odd", "", """{ "provider": "aws.primary", "policy": "${file(\"policy.json\")}" }""")),
        new("DR020", "allows the action 'sqs:*'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:us-east-1:111122223333:q" }""")),
        new("DR020", "allows the action '*'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:sqs:us-east-1:111122223333:q" }""")),
        new("DR020", "allows the action 'kms:*'", example => example.Set("global/aws_kms_key.East", "policy Statement 0 Principal", """{ "AWS": "arn:aws:iam::111122223333:role/anyone" }""")),
        new("DR020", "allows the action 's3:Get*'", example => example
            .Set("global/data.aws_iam_policy_document.Copier", "", """{ "provider": "aws.primary", "statement": [ { "actions": [ "s3:Get*" ], "resources": [ "arn:aws:s3:::bucket" ] } ] }""")
            .Add("global/aws_iam_policy.Copier", """{ "provider": "aws.primary", "policy": "${data.aws_iam_policy_document.Copier.json}" }""")),
        new("DR020", "allows the action 'ec2:Describe*'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" }""")),
        new("DR021", "allows everything but iam:*", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:sqs:us-east-1:111122223333:q" }""")),
        new("DR022", "allows 'dynamodb:PutItem' on the resource '*'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": [ "dynamodb:PutItem", "cloudwatch:PutMetricData" ], "Resource": [ "*" ] }""")),
        new("DR022", "allows 'dynamodb:DescribeTable' on the resource '*'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": "dynamodb:DescribeTable", "Resource": "*" }""")),
        new("DR023", "reaches 'arn:aws:dynamodb:*:111122223333:table/sessions'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:111122223333:table/sessions" }""")),
        new("DR023", "reaches 'arn:aws:s3:::*/*'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/*" }""")),
        new("DR023", "reaches 'arn:aws:logs:us-east-1:111122223333:log-group:*'", example => example.Allow("global/aws_iam_role_policy.Copier", """{ "Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": "arn:aws:logs:us-east-1:111122223333:log-group:*" }""")),
        new("DR024", "allows every principal", example => example.Allow("primary/aws_sns_topic_policy.Alerts", """{ "Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": "${aws_sns_topic.Alerts.arn}" }""")),
        new("DR024", "allows every principal", example => example.Set("primary/aws_iam_role.Webhook", "assume_role_policy Statement 0 Principal", """{ "AWS": "*" }""")),
        new("DR025", "attaches 'arn:aws:iam::aws:policy/AdministratorAccess'", example => example.Set("primary/aws_iam_role_policy_attachment.Monitoring", "policy_arn", "\"arn:aws:iam::aws:policy/AdministratorAccess\"")),
        new("DR026", "may call 'route53:ChangeResourceRecordSets'", example => example.Allow("secondary/aws_iam_role_policy.Monitor", """{ "Effect": "Allow", "Action": "route53:ChangeResourceRecordSets", "Resource": "arn:aws:route53:::hostedzone/Z1" }""")),
        new("DR026", "may call 'iam:PassRole'", example => example.Allow("secondary/aws_iam_role_policy.Monitor", """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/x" }""")),
        new("DR026", "may call 'route53:UpdateHealthCheck'", example => example
            .Add("secondary/aws_iam_policy.More", """{ "provider": "aws.secondary", "name": "more", "policy": { "Statement": { "Effect": "Allow", "Action": "route53:UpdateHealthCheck", "Resource": "arn:aws:route53:::healthcheck/x" } } }""")
            .Add("primary/aws_iam_policy.More", """{ "provider": "aws.primary", "name": "more", "policy": { "Statement": { "Effect": "Allow", "Action": "sns:Publish", "Resource": "${aws_sns_topic.Alerts.arn}" } } }""")
            .Set("secondary/aws_iam_role_policy_attachment.Monitoring", "role", "\"${aws_iam_role.Monitor.name}\"")
            .Set("secondary/aws_iam_role_policy_attachment.Monitoring", "policy_arn", "\"${aws_iam_policy.More.arn}\"")),
        new("DR027", "no function with this right is on 'aws.secondary'", example => example.Remove("secondary/aws_iam_role_policy.Monitor", "policy Statement 1")
            .Set("secondary/aws_iam_role_policy.Monitor", "policy Statement 1", """{ "Effect": "Allow", "Action": "rds:DescribeGlobalClusters", "Resource": "*" }""")),
        new("DR028", "lacks the member cluster in 'us-east-1'", example => example.Remove("secondary/aws_iam_role_policy.Monitor", "policy Statement 1 Resource 1")),
        new("DR028", "lacks the global cluster", example => example.Remove("primary/aws_iam_role_policy.Monitor", "policy Statement 1 Resource 0")),
        new("DR029", "may call 'cloudwatch:PutMetricData' on every resource", example => example.Allow("secondary/aws_iam_role_policy.Monitor", """{ "Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*" }""")),
        new("DR135", "may call 'sts:AssumeRole'", example => example.Allow("secondary/aws_iam_role_policy.Monitor", """{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/x" }""")),
        new("DR135", "may call 'dynamodb:PutItem' in 'us-east-1'", example => example.Allow("secondary/aws_iam_role_policy.Monitor", """{ "Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/control" }""")),
    ];
}
