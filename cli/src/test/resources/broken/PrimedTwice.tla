---- MODULE PrimedTwice ----
VARIABLE x
Next == (x')' = 1
Later == ENABLED []Next
====
