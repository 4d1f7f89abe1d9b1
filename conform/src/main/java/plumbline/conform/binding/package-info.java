/**
 * What a line of a log means: {@link plumbline.conform.binding.Binding} is the file as it was
 * written, {@link plumbline.conform.binding.BindingPlan} the same made ready for a spec.
 */
package plumbline.conform.binding;
