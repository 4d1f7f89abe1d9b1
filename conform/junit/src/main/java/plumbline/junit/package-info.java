/**
 * Tests that fail when what they ran does not follow its spec: {@link plumbline.junit.ConformsTo}.
 */
package plumbline.junit;
