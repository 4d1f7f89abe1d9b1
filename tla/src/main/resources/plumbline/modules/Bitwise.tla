------------------------------- MODULE Bitwise -------------------------------
(* Operators on the binary digits of natural numbers.                        *)
LOCAL INSTANCE Integers

(* The number whose digit is Digit(digit of x, digit of y), from digit 2^n   *)
(* on and as long as either number has digits left.                          *)
LOCAL Combine(Digit(_,_), x, y) ==
  LET Top == IF x > y THEN x ELSE y
      From[rest \in (0..Top) \X (0..Top)] ==
        IF rest = <<0, 0>>
        THEN 0
        ELSE Digit(rest[1] % 2, rest[2] % 2) + 2 * From[<<rest[1] \div 2, rest[2] \div 2>>]
  IN  From[<<x, y>>]

x & y == Combine(LAMBDA a, b : a * b, x, y)

x | y == Combine(LAMBDA a, b : a + b - a * b, x, y)

x ^^ y == Combine(LAMBDA a, b : (a + b) % 2, x, y)

(* Flips the digits from the highest 1 downwards.                            *)
Not(a) == Combine(LAMBDA d, e : 1 - d, a, a)

shiftR(n, pos) == n \div 2^pos
=============================================================================
