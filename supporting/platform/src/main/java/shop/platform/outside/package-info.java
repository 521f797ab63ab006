/**
 * How the outside world is asked: beside the processors, never within a command or an event handler; and again, until there
 * is an outcome. A service says what raises a question, what settles it, and how it is put.
 */
package shop.platform.outside;
