/**
 * The threads that a service cannot live without, and how it ends when it has lost one. Whoever starts a thread that others
 * rely on takes it from here.
 */
package shop.platform.vital;
