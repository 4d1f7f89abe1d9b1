/** The command {@code plumbline-cache}: one class for each subcommand. */
package plumbline.systems.cache.command;
