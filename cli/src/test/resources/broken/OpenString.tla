---- MODULE OpenString ----
Greeting == "hello
Name == 1
====
