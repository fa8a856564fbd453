package rediscluster

import (
	"reflect"

	"github.com/pulumi-aws-redis/pulumi-aws-redis/provider/internal/inputs"
)

// Alarm changes an alarm. What is left out is as the table says.
type Alarm struct {
	Enabled           *bool    `pulumi:"enabled,optional"`
	Threshold         *float64 `pulumi:"threshold,optional"`
	Period            *int     `pulumi:"period,optional"`
	EvaluationPeriods *int     `pulumi:"evaluationPeriods,optional"`
	DatapointsToAlarm *int     `pulumi:"datapointsToAlarm,optional"`
	TreatMissingData  *string  `pulumi:"treatMissingData,optional"`
}

// Alarms are changes of the alarms, by their names.
type Alarms struct {
	AuthenticationFailures *Alarm `pulumi:"authenticationFailures,optional"`
	Connections            *Alarm `pulumi:"connections,optional"`
	Cpu                    *Alarm `pulumi:"cpu,optional"`
	CpuCredits             *Alarm `pulumi:"cpuCredits,optional"`
	Disk                   *Alarm `pulumi:"disk,optional"`
	Evictions              *Alarm `pulumi:"evictions,optional"`
	FreeableMemory         *Alarm `pulumi:"freeableMemory,optional"`
	GroupCpu               *Alarm `pulumi:"groupCpu,optional"`
	GroupDisk              *Alarm `pulumi:"groupDisk,optional"`
	GroupMemory            *Alarm `pulumi:"groupMemory,optional"`
	HitRate                *Alarm `pulumi:"hitRate,optional"`
	Memory                 *Alarm `pulumi:"memory,optional"`
	NetworkBandwidthIn     *Alarm `pulumi:"networkBandwidthIn,optional"`
	NetworkBandwidthOut    *Alarm `pulumi:"networkBandwidthOut,optional"`
	NetworkConntrack       *Alarm `pulumi:"networkConntrack,optional"`
	NetworkPackets         *Alarm `pulumi:"networkPackets,optional"`
	NewConnections         *Alarm `pulumi:"newConnections,optional"`
	ReadLatency            *Alarm `pulumi:"readLatency,optional"`
	ReplicationLag         *Alarm `pulumi:"replicationLag,optional"`
	Saves                  *Alarm `pulumi:"saves,optional"`
	Swap                   *Alarm `pulumi:"swap,optional"`
	TrafficManagement      *Alarm `pulumi:"trafficManagement,optional"`
	WriteLatency           *Alarm `pulumi:"writeLatency,optional"`
}

// of are the changes of one alarm, or nil.
func (a *Alarms) of(input string) *Alarm {
	if a == nil {
		return nil
	}
	v := reflect.ValueOf(a).Elem()
	return v.Field(alarmFields[input]).Interface().(*Alarm)
}

var alarmFields = inputs.Properties(reflect.TypeFor[Alarms]())
