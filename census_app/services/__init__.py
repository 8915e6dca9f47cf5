"""The use cases: functions whose first parameter is the inventory."""
