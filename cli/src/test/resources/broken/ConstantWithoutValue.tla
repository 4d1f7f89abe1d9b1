---- MODULE ConstantWithoutValue ----
CONSTANT N
VARIABLE x
Init == x = 0
Next == x' = x

====
