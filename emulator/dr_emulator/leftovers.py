"""What users have created and not deleted, over all services and regions.

Left out is what nobody creates and nobody can delete: moto's default networks and groups, AWS-managed policies and keys,
keys and secrets that only wait for their deletion, automated snapshots (they go with their cluster), measured data.
A service that has no function here is not left out: whatever its backend holds is reported as it is.
"""

from moto.core.base_backend import BackendDict

# They hold no resources: who asks, what is asked, and the emulator itself.
_WITHOUT_RESOURCES = {"sts", "moto_api", "instance_metadata", "dynamodbstreams"}


def everything():
    """Each leftover as service, region and identifier, in that order."""
    found = set()
    for backends in list(BackendDict._instances):
        for account in list(backends.values()):
            for region, backend in list(account.items()):
                service = backends.service_name
                if service not in _WITHOUT_RESOURCES:
                    found |= {(service, region, str(name)) for name in _SERVICES.get(service, _contents)(backend)}
    return [{"service": service, "region": region, "id": name} for service, region, name in sorted(found)]


def _contents(backend):
    """Whatever a backend holds, for services that are not described below."""
    for attribute, value in vars(backend).items():
        if isinstance(value, (dict, list)):
            yield from (f"{attribute}: {name}" for name in value)


def _acm(backend):
    yield from backend._certificates


def _apigateway(backend):
    yield from (f"restapi/{name}" for name in backend.apis)
    yield from (f"domain/{name}" for name in backend.domain_names)
    yield from (f"key/{name}" for name in backend.keys)
    yield from (f"usageplan/{name}" for name in backend.usage_plans)
    yield from (f"vpclink/{name}" for name in backend.vpc_links)


def _apigatewayv2(backend):
    yield from (f"api/{name}" for name in backend.apis)
    yield from (f"domain/{name}" for name in backend.domain_names)
    yield from (f"mapping/{name}" for name in backend.api_mappings)
    yield from (f"vpclink/{name}" for name in backend.vpc_links)


def _autoscaling(backend):
    yield from (target.arn for targets in backend.targets.values() for target in targets.values())
    yield from (policy.policy_arn for policy in backend.policies.values())
    yield from (action.arn for action in backend.scheduled_actions)


def _backup(backend):
    yield from (vault.backup_vault_arn for vault in backend.vaults.values())
    for plan in backend.plans.values():
        if plan.deletion_date is None:
            yield plan.backup_plan_arn
            yield from (f"selection/{name}" for name in getattr(plan, "selections", {}))
    yield from (plan.report_plan_arn for plan in backend.report_plans.values())


def _cloudwatch(backend):
    yield from (alarm.alarm_arn for alarm in backend.alarms.values())
    yield from (f"dashboard/{name}" for name in backend.dashboards)
    yield from (f"insightrule/{name}" for name in backend.insight_rules)


def _dynamodb(backend):
    yield from (table.table_arn for table in backend.tables.values())
    yield from (f"backup/{name}" for name in backend.backups)


def _ec2(backend):
    default = backend.default_vpc.id if backend.default_vpc else None
    yield from (vpc.id for vpc in backend.vpcs.values() if vpc.id != default)
    yield from (subnet.id for zone in backend.subnets.values() for subnet in zone.values() if subnet.vpc_id != default)
    for group in (group for groups in backend.groups.values() for group in groups.values()):
        if group.name != "default" or group.vpc_id not in backend.vpcs:
            yield group.id
    yield from (table.id for table in backend.route_tables.values() if table.vpc_id != default and not table.main_association_id)
    yield from (acl.id for acl in backend.network_acls.values() if not acl.default)
    yield from (name for name, prefixes in backend.managed_prefix_lists.items() if prefixes.owner_id == backend.account_id)
    yield from (peering.id for peering in backend.vpc_pcxs.values() if peering.status["Code"] not in ("deleted", "rejected"))
    yield from (endpoint.id for endpoint in backend.vpc_end_points.values() if endpoint.state != "deleted")
    yield from (
        instance.id
        for reservation in backend.reservations.values()
        for instance in reservation.instances
        if instance.state != "terminated"
    )
    yield from (address.allocation_id for address in backend.addresses)
    yield from (gateway.id for gateway in backend.nat_gateways.values() if gateway.state != "deleted")
    for attribute in (
        "carrier_gateways",
        "customer_gateways",
        "dhcp_options_sets",
        "egress_only_internet_gateways",
        "enis",
        "flow_logs",
        "internet_gateways",
        "key_pairs",
        "launch_templates",
        "transit_gateways",
        "volumes",
        "vpn_connections",
        "vpn_gateways",
    ):
        yield from getattr(backend, attribute)


def _events(backend):
    for bus in backend.event_buses.values():
        if bus.name != "default":
            yield bus.arn
        yield from (rule.arn for rule in bus.rules.values() if rule.managed_by is None)
    for attribute in ("archives", "connections", "destinations"):
        yield from (f"{attribute}/{name}" for name in getattr(backend, attribute))


def _iam(backend):
    yield from (role.arn for role in backend.roles.values())
    yield from (arn for arn in backend.managed_policies if ":iam::aws:" not in arn)
    for attribute in ("instance_profiles", "groups", "users", "saml_providers", "open_id_providers", "certificates"):
        yield from (f"{attribute}/{name}" for name in getattr(backend, attribute))


def _kms(backend):
    for key in backend.keys.values():
        aliases = list(key.aliases)
        if any(name.startswith("alias/aws/") for name in aliases):
            continue
        if key.key_state != "PendingDeletion":
            yield key.arn
        yield from aliases


def _lambda(backend):
    yield from (function.function_arn for function in backend._lambdas.all())
    yield from (f"mapping/{name}" for name in backend._event_source_mappings)
    yield from (layer["LayerArn"] for layer in backend._layers.list_layers())


def _logs(backend):
    yield from (f"group/{name}" for name in backend.groups)
    for attribute in ("destinations", "resource_policies", "delivery_destinations", "delivery_sources", "deliveries"):
        yield from (f"{attribute}/{name}" for name in getattr(backend, attribute))


def _rds(backend):
    yield from (cluster.arn for cluster in backend.global_clusters.values())
    yield from (cluster.arn for cluster in backend.clusters.values())
    yield from (instance.arn for instance in backend.databases.values())
    for snapshots in (backend.cluster_snapshots, backend.database_snapshots):
        yield from (snapshot.arn for snapshot in snapshots.values() if snapshot.snapshot_type != "automated")
    for groups in (backend.db_parameter_groups, backend.db_cluster_parameter_groups, backend.option_groups):
        yield from (group.arn for group in groups.values() if not group.name.startswith("default"))
    for others in (backend.subnet_groups, backend.event_subscriptions, backend.db_proxies, backend.security_groups):
        yield from (resource.arn for resource in others.values())


def _route53(backend):
    yield from (f"hostedzone/{name}" for name in backend.zones)
    yield from (f"healthcheck/{name}" for name in backend.health_checks)
    # moto makes one for every zone; only a reusable one keeps its id.
    yield from (f"delegationset/{name}" for name, reusable in backend.delegation_sets.items() if reusable.id)
    yield from (f"querylogging/{name}" for name in backend.query_logging_configs)


def _s3(backend):
    yield from (f"arn:aws:s3:::{name}" for name in (*backend.buckets, *backend.table_buckets))


def _secretsmanager(backend):
    yield from (secret.arn for secret in backend.secrets.values() if not secret.is_deleted())


def _sns(backend):
    for attribute in ("topics", "subscriptions", "applications", "platform_endpoints"):
        yield from getattr(backend, attribute)


def _sqs(backend):
    yield from (queue.queue_arn for queue in backend.queues.values())


def _ssm(backend):
    yield from (f"parameter/{name}" for name in dict.keys(backend._parameters) if not name.startswith("/aws/"))
    yield from (f"document/{name}" for name in backend._documents)
    yield from (f"window/{name}" for name in backend.windows)


def _stepfunctions(backend):
    yield from (machine.arn for machine in backend.state_machines)
    yield from backend.activities


_SERVICES = {
    "acm": _acm,
    "apigateway": _apigateway,
    "apigatewayv2": _apigatewayv2,
    "application-autoscaling": _autoscaling,
    "backup": _backup,
    "cloudwatch": _cloudwatch,
    "dynamodb": _dynamodb,
    "ec2": _ec2,
    "events": _events,
    "iam": _iam,
    "kms": _kms,
    "lambda": _lambda,
    "logs": _logs,
    "rds": _rds,
    "route53": _route53,
    "s3": _s3,
    "secretsmanager": _secretsmanager,
    "sns": _sns,
    "sqs": _sqs,
    "ssm": _ssm,
    "stepfunctions": _stepfunctions,
}
