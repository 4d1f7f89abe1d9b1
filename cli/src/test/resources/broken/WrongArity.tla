---- MODULE WrongArity ----
F(a) == a
G == F(1, 2)
H == F
====
