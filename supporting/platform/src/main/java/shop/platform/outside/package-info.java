/** How the outside world is asked: beside the processors, never within a command or an event handler. */
package shop.platform.outside;
