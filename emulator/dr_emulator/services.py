"""All modules of corrections, in the order in which they are applied."""

from dr_emulator import (  # noqa: F401
    apigateway,
    autoscaling,
    awslambda,
    backup,
    cloudwatch,
    core,
    dynamodb,
    ec2,
    events,
    iam,
    kms,
    rds,
    rds_global,
    route53,
    s3,
    secretsmanager,
    sqs,
)
