/** The answer for people and for machines. */
package plumbline.conform.report;
