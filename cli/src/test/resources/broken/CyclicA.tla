---- MODULE CyclicA ----
EXTENDS CyclicB
====
