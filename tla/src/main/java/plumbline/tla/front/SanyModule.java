package plumbline.tla.front;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.expr.LoweredModule;
import tla2sany.semantic.ModuleNode;

/**
 * A module as SANY left it.
 *
 * @param all the modules that the root extends or instantiates, itself too
 * @param files a module's file as the user calls it, by the module's name
 * @param texts every text of the spec, in the order in which SANY met them
 * @param warnings what SANY warned of, each in one line with its place
 * @param translations the texts with a new translation of PlusCal, by their files
 */
record SanyModule(
    ModuleNode root,
    List<ModuleNode> all,
    UnaryOperator<String> files,
    List<String> texts,
    List<String> warnings,
    Map<String, String> translations)
    implements ParsedModule {
  @Override
  public String name() {
    return root.getName().toString();
  }

  @Override
  public LoweredModule lower(SpecConfig config) {
    return new Lowering(this, config).module();
  }
}
