---- MODULE MissingModuleBelow ----
EXTENDS MissingModule

====
