package plumbline.conform;

/** More states are possible than may be kept; what was asked cannot be told. */
final class OutOfBudget extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutOfBudget(String reason) {
    super(reason, null, false, false);
  }
}
