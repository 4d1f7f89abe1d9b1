package plumbline.conform.binding;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import plumbline.trace.JsonPath;
import tools.jackson.databind.JsonNode;

/**
 * A condition on a line: {@code $.msg.type == "tok" and $.rcv in [0, 1]}.
 *
 * <p>What a line lacks equals nothing and is neither less nor greater than anything. Numbers are
 * compared by value, strings by their characters; a number never equals a string.
 */
public sealed interface Condition {
  /** Whether it holds for a line. */
  boolean holds(JsonNode line);

  /** All hold. */
  record And(List<Condition> all) implements Condition {
    @Override
    public boolean holds(JsonNode line) {
      for (Condition c : all) {
        if (!c.holds(line)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One holds. */
  record Or(List<Condition> any) implements Condition {
    @Override
    public boolean holds(JsonNode line) {
      for (Condition c : any) {
        if (c.holds(line)) {
          return true;
        }
      }
      return false;
    }
  }

  /** It does not hold. */
  record Not(Condition negated) implements Condition {
    @Override
    public boolean holds(JsonNode line) {
      return !negated.holds(line);
    }
  }

  /** The line has something there, be it null. */
  record Exists(JsonPath path) implements Condition {
    @Override
    public boolean holds(JsonNode line) {
      return !path.in(line).isMissingNode();
    }
  }

  /** The line has {@code true} there. */
  record True(Term.Json term) implements Condition {
    @Override
    public boolean holds(JsonNode line) {
      JsonNode value = term.in(line);
      return value.isBoolean() && value.booleanValue();
    }
  }

  /** Two values compared. */
  record Compare(Term.Json left, Comparison comparison, Term.Json right) implements Condition {
    @Override
    public boolean holds(JsonNode line) {
      return comparison.holds(left.in(line), right.in(line));
    }
  }

  /** One of several values, or an element of an array of the line. */
  record In(Term.Json element, Term.Json set) implements Condition {
    @Override
    public boolean holds(JsonNode line) {
      JsonNode value = element.in(line);
      for (JsonNode candidate : set.in(line)) {
        if (Comparison.EQUAL.holds(value, candidate)) {
          return true;
        }
      }
      return false;
    }
  }

  /** How two values are compared. */
  enum Comparison {
    EQUAL("=="),
    DIFFERENT("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
      return sign;
    }

    boolean holds(JsonNode left, JsonNode right) {
      return switch (this) {
        case EQUAL -> same(left, right);
        case DIFFERENT -> !same(left, right);
        case LESS -> ordered(left, right) && order(left, right) < 0;
        case AT_MOST -> ordered(left, right) && order(left, right) <= 0;
        case GREATER -> ordered(left, right) && order(left, right) > 0;
        case AT_LEAST -> ordered(left, right) && order(left, right) >= 0;
      };
    }

    private static boolean ordered(JsonNode left, JsonNode right) {
      return (left.isNumber() && right.isNumber()) || (left.isString() && right.isString());
    }

    private static int order(JsonNode left, JsonNode right) {
      if (left.isString()) {
        return left.stringValue().compareTo(right.stringValue());
      }
      if (left.canConvertToLong()
          && right.canConvertToLong()
          && left.isIntegralNumber()
          && right.isIntegralNumber()) {
        return Long.compare(left.longValue(), right.longValue());
      }
      return decimal(left).compareTo(decimal(right));
    }

    private static BigDecimal decimal(JsonNode number) {
      return number.decimalValue();
    }

    private static boolean same(JsonNode left, JsonNode right) {
      if (left.isMissingNode() || right.isMissingNode()) {
        return false;
      }
      if (left.isNumber() || left.isString()) {
        return ordered(left, right) && order(left, right) == 0;
      }
      if (left.isArray() && right.isArray() && left.size() == right.size()) {
        Iterator<JsonNode> others = right.iterator();
        for (JsonNode element : left) {
          if (!same(element, others.next())) {
            return false;
          }
        }
        return true;
      }
      if (left.isObject() && right.isObject() && left.size() == right.size()) {
        for (Map.Entry<String, JsonNode> member : left.properties()) {
          if (!same(member.getValue(), right.path(member.getKey()))) {
            return false;
          }
        }
        return true;
      }
      return !left.isContainer() && left.equals(right);
    }
  }
}
