/** The {@code plumbline} command: thin, one class for each subcommand. */
package plumbline.cli;
