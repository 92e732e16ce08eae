"""Rules on the kind of activity (JNS): how pelayanan, rutin and penugasan begin and end."""
