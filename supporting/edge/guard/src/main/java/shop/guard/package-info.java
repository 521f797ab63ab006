/**
 * What keeps one caller from silencing all others, in every application that serves HTTP: bodies are taken before anybody
 * waits for them and are bounded, callers are held to a rate and to so many streams, addresses to so many connections. An
 * application that has this on its class path has it in force; {@link shop.guard.Limits} says how much is allowed.
 */
package shop.guard;
