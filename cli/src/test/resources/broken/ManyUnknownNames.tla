---- MODULE ManyUnknownNames ----
VARIABLE x
Part0 == unknown0
Part1 == unknown1
Part2 == unknown2
Part3 == unknown3
Part4 == unknown4
Part5 == unknown5
Part6 == unknown6
Part7 == unknown7
Part8 == unknown8
Part9 == unknown9
Part10 == unknown10
Part11 == unknown11
====
