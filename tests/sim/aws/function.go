package awssim

import (
	"reflect"
)

// function is something that a program asks AWS without creating anything. The SDK's function brings the shape:
//
//	func GetRegion(ctx *pulumi.Context, args *GetRegionArgs, opts ...pulumi.InvokeOption) (*GetRegionResult, error)
type function struct {
	sdk    any
	answer func(v view, args props) (props, error)
}

func (f *function) args() map[string]reflect.Type {
	return taggedFields(reflect.TypeOf(f.sdk).In(1).Elem())
}

func (f *function) result() map[string]reflect.Type {
	return taggedFields(reflect.TypeOf(f.sdk).Out(0).Elem())
}
