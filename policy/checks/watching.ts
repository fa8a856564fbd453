import type { PolicyResource } from "@pulumi/policy";

import { escaped } from "../patterns";
import type { Found, StackRow } from "../row";
import { ifKnown, isSet, subjectOf } from "../subject";

const alarmTypes = ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"];
const dimensions = ["CacheClusterId", "ReplicationGroupId", "clusterId"];
const caches = ["group", "node", "serverless"];

// The texts of an alarm that can name what it watches: the values of dimensions, and expressions.
function watched(alarm: PolicyResource): any[] {
    const metrics: any[] = [alarm.props];
    for (const query of alarm.props["metricQueries"] ?? []) {
        metrics.push(query?.metric, query);
    }
    return metrics.flatMap((one) => [...dimensions.map((key) => one?.dimensions?.[key]), one?.expression]);
}

// Whether an alarm is about a cache: the members of a group have its name and their numbers.
function isAbout(alarm: PolicyResource, name: string): boolean {
    const member = new RegExp(`(^|[^A-Za-z0-9-])${escaped(name)}(-\\d+)*($|[^A-Za-z0-9-])`);
    return watched(alarm).some((text) => typeof text === "string" && member.test(text));
}

// Whether the rule of a composite alarm has an alarm in it, by its name or ARN, with quotes or without.
// Source: CloudWatch API reference, "PutCompositeAlarm", AlarmRule.
function isIn(rule: string, alarm: string): boolean {
    return new RegExp(`[("]\\s*(arn:[^"()\\s]*:alarm:)?${escaped(alarm)}\\s*[)"]`).test(rule);
}

// Whether somebody learns of an alarm: by an action of its own, or of a composite alarm over it.
function hasAction(alarm: PolicyResource, all: PolicyResource[], depth = 0): boolean {
    const isOn = ifKnown(() => alarm.props["actionsEnabled"]) !== false;
    if (isOn && isSet(alarm.props, "alarmActions")) {
        return true;
    }
    const name = ifKnown(() => alarm.props["name"] ?? alarm.props["alarmName"]);
    const above = all.filter((one) => {
        const rule = ifKnown(() => one.props["alarmRule"] ?? "");
        return (
            one !== alarm && (rule === undefined || name === undefined || isIn(rule, name)) && "alarmRule" in one.props
        );
    });
    return depth < 5 && above.some((one) => hasAction(one, all, depth + 1));
}

function unwatched(resources: PolicyResource[]): Found[] {
    const alarms = resources.filter((one) => alarmTypes.includes(one.type));
    const found: Found[] = [];
    for (const one of resources) {
        const subject = subjectOf(one);
        // A name that is not known yet cannot be looked for.
        if (!subject || !caches.includes(subject.kind) || subject.awsName === "") {
            continue;
        }
        const its = alarms.filter((alarm) => ifKnown(() => isAbout(alarm, subject.awsName)) ?? true);
        if (!its.some((alarm) => hasAction(alarm, alarms))) {
            const problem = its.length === 0 ? "No alarm of the stack watches it." : "Its alarms notify nobody.";
            found.push({ urn: one.urn, subject, problem });
        }
    }
    return found;
}

export const watching: StackRow[] = [
    {
        name: "elasticache-alarms-with-actions",
        asks: "Someone is notified when a cache is in trouble.",
        mend: "Add an alarm with alarmActions (alarmsSnsTopicArns of the components).",
        level: "advisory",
        severity: "medium",
        stack: unwatched,
    },
];
