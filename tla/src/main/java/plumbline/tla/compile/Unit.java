package plumbline.tla.compile;

import java.lang.classfile.ClassBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import plumbline.tla.compile.PackedStepper.Conversion;

/** The class that is being made: its tables, conversions and further methods. */
final class Unit {
  static final ClassDesc SELF = ClassDesc.of("plumbline.tla.compile.Compiled");
  static final ClassDesc BASE = ClassDesc.of("plumbline.tla.compile.PackedStepper");
  static final ClassDesc MISFIT = ClassDesc.of("plumbline.tla.compile.Misfit");
  static final ClassDesc LISTING = ClassDesc.of("plumbline.tla.compile.Listing");
  static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  final List<long[]> tables = new ArrayList<>();

  /** An action with arguments of some shapes. */
  record Site(int action, List<Shape> arguments) {}

  final List<Site> sites = new ArrayList<>();
  final List<Conversion> conversions = new ArrayList<>();
  final List<Listing> listings = new ArrayList<>();
  final List<Interpreter.Site> interpreted = new ArrayList<>();
  final List<Interpreter.ActionSite> interpretedActions = new ArrayList<>();
  private final ClassBuilder builder;

  Unit(ClassBuilder builder) {
    this.builder = builder;
  }

  ClassBuilder builder() {
    return builder;
  }

  /** The number of a table. */
  int table(long[] table) {
    for (int i = 0; i < tables.size(); i++) {
      if (java.util.Arrays.equals(tables.get(i), table)) {
        return i;
      }
    }
    tables.add(table);
    return tables.size() - 1;
  }

  /** The number of a kind of successors: an action with arguments of some shapes. */
  int site(int action, List<Shape> arguments) {
    Site site = new Site(action, arguments);
    int known = sites.indexOf(site);
    if (known >= 0) {
      return known;
    }
    sites.add(site);
    return sites.size() - 1;
  }

  /** The number of a kind of sets whose elements are listed. */
  int listing(Listing listing) {
    if (!listings.contains(listing)) {
      listings.add(listing);
    }
    return listings.indexOf(listing);
  }

  /** The number of an expression that is interpreted. */
  int interpreted(Interpreter.Site site) {
    for (int i = 0; i < interpreted.size(); i++) {
      if (interpreted.get(i) == site) {
        return i;
      }
    }
    interpreted.add(site);
    return interpreted.size() - 1;
  }

  /** The number of an action that is interpreted. */
  int interpreted(Interpreter.ActionSite site) {
    interpretedActions.add(site);
    return interpretedActions.size() - 1;
  }

  int conversion(Conversion conversion) {
    conversions.add(conversion);
    return conversions.size() - 1;
  }

  static MethodTypeDesc stepType(int parameters) {
    List<ClassDesc> types = new ArrayList<>(List.of(LONGS, ConstantDescs.CD_int));
    for (int i = 0; i < parameters; i++) {
      types.add(ConstantDescs.CD_long);
    }
    return MethodTypeDesc.of(ConstantDescs.CD_void, types);
  }
}
