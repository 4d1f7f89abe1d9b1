package plumbline.conform;

import plumbline.tla.value.IntValue;
import plumbline.tla.value.Value;

/** A place within a value; put into words only where something is wrong there. */
sealed interface Spot {
  /** A variable. */
  record Whole(String name) implements Spot {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A point of a function, a field of a record. */
  record Point(Spot of, Value key) implements Spot {
    @Override
    public String toString() {
      return Points.place(of.toString(), key);
    }
  }

  /** Some element of a set. */
  record Element(Spot of) implements Spot {
    @Override
    public String toString() {
      return "an element of " + of;
    }
  }

  /** That point of it. */
  default Spot at(Value key) {
    return new Point(this, key);
  }

  /** That element of it, from 0 on, of which it is a sequence. */
  default Spot at(int index) {
    return new Point(this, IntValue.of(index + 1L));
  }
}
