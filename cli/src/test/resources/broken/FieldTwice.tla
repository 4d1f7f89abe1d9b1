---- MODULE FieldTwice ----
Point == [a |-> 1, a |-> 2]
====
