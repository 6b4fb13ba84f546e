/* who: the parties that a stretch of text names, as the events stage needs them: with the entity behind each, bodies
 * told apart from the adjectives of their states, words that stand for two parties resolved by the acts before. */
#ifndef WHO_H
#define WHO_H
#include "acts.h"

void who_put(acting *a, side *s, str code, uint32_t entity);
void who_put_all(acting *a, side *s, const side *from);
bool who_holds(const side *s, str code);
/* `s` without what is on the other side. */
side who_without(acting *a, const side *s, const side *other);

/* The parties in tokens [begin, end) and, where there are none, in the titles and the name behind them. `places`:
 * a town stands for its state. */
side who_in(acting *a, uint32_t begin, uint32_t end, bool places);
/* The state of an organ that does not say of which it is: the one named before it in the sentence. */
side who_rules(acting *a, uint32_t token);
/* The parties that a token names by itself. */
side who_at(acting *a, uint32_t token);
/* Where a phrase goes on to: behind further titles and the name of who bears them. */
uint32_t who_end(const acting *a, uint32_t begin, uint32_t end);
/* Whether an entity is no actor between states: a private body, an organ that does not say of which state. */
bool who_nobody(const acting *a, uint32_t entity, str code);
/* Adds the names that `and` or a comma joins behind a token. */
void who_joined(acting *a, uint32_t end, side *out);
/* Where a phrase is two: a definite noun, which nothing can be of, and the name of a state behind it. Else `end`. */
uint32_t who_parts(const acting *a, uint32_t begin, uint32_t end);
/* Adds the states whose adjectives stand there, within names too: the Iranian agreement. */
void who_adjectives(acting *a, uint32_t begin, uint32_t end, side *out);
/* Whether a noun that names no party stands for one named before: an office, a body, a statement. */
bool who_stands_for(const acting *a, const doc_slot *s);
/* Whether a slot holds somebody's counterpart: who is met, and meets nobody. */
bool who_counterpart(const acting *a, const doc_slot *s);
#endif
