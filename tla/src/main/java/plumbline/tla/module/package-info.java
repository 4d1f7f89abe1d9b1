/**
 * The built-in modules: definitions as TLA+ text in the resources, hot ones as native operators
 * here.
 */
package plumbline.tla.module;
