---- MODULE WrongSubstitution ----
EXTENDS Naturals
I == INSTANCE Counter WITH Stop <- 1
====
