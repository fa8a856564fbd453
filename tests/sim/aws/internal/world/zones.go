package world

import (
	"strings"
)

// ZonesOf are the availability zones of a region: three of them everywhere.
func ZonesOf(region string) []string { return []string{region + "a", region + "b", region + "c"} }

// ZoneID turns us-east-1a into use1-az1, as AWS does for one account or another.
func ZoneID(zone string) string {
	if zone == "" {
		return ""
	}
	return ShortRegion(zone[:len(zone)-1]) + "-az" + string(rune('1'+zone[len(zone)-1]-'a'))
}

// ShortRegion turns us-east-1 into use1, ap-southeast-2 into apse2.
func ShortRegion(region string) string {
	parts := strings.Split(region, "-")
	if len(parts) != 3 {
		return strings.ReplaceAll(region, "-", "")
	}
	compass := strings.NewReplacer("north", "n", "south", "s", "east", "e", "west", "w", "central", "c")
	return parts[0] + compass.Replace(parts[1]) + parts[2]
}
