/** TLC's configuration files. */
package plumbline.tla.config;
