package plumbline.tla.front;

import java.nio.file.Path;
import plumbline.tla.config.SpecConfig;
import plumbline.tla.expr.LoweredModule;
import tla2sany.semantic.ModuleNode;

/** A module as SANY left it. */
record SanyModule(ModuleNode root, Path folder) implements ParsedModule {
  @Override
  public String name() {
    return root.getName().toString();
  }

  @Override
  public LoweredModule lower(SpecConfig config) {
    return new Lowering(root, folder, config).module();
  }
}
