#include "relay.h"
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum state { FREE, WAITS, BUSY, DONE };

struct relay {
    pthread_mutex_t lock;
    pthread_cond_t given, done;
    pthread_t *threads;
    int n_threads;
    void **items;
    enum state *states;
    uint32_t n;
    uint64_t in, next, out; /* counted without end: handed out, taken by a worker, taken back */
    void (*work)(void *item);
    bool ends;
};

static void *worker(void *at) {
    relay *r = at;
    pthread_mutex_lock(&r->lock);
    for (;;) {
        while (r->next == r->in && !r->ends) pthread_cond_wait(&r->given, &r->lock);
        if (r->ends) break;
        uint32_t i = (uint32_t)(r->next++ % r->n);
        r->states[i] = BUSY;
        pthread_mutex_unlock(&r->lock);
        r->work(r->items[i]);
        pthread_mutex_lock(&r->lock);
        r->states[i] = DONE;
        if (r->out % r->n == i) pthread_cond_signal(&r->done);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

int relay_threads(int asked) {
    enum { MOST = 256 };
    int threads = asked > 0 ? asked : (int)sysconf(_SC_NPROCESSORS_ONLN);
    return threads < 1 ? 1 : threads > MOST ? MOST : threads;
}

relay *relay_new(int threads, void **items, uint32_t n, void (*work)(void *item), msd_error *e) {
    relay *r = calloc(1, sizeof *r);
    if (r) r->states = calloc(n, sizeof *r->states);
    if (r) r->threads = calloc((size_t)threads, sizeof *r->threads);
    if (!r || !r->states || !r->threads) {
        if (r) free(r->states), free(r->threads);
        free(r);
        return error_set(e, MSD_NOMEM, "out of memory"), NULL;
    }
    r->items = items;
    r->n = n;
    r->work = work;
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->given, NULL);
    pthread_cond_init(&r->done, NULL);
    /* With fewer threads than wanted the work is done all the same. */
    for (; threads > 1 && r->n_threads < threads; r->n_threads++)
        if (pthread_create(&r->threads[r->n_threads], NULL, worker, r)) break;
    return r;
}

void relay_free(relay *r) {
    if (!r) return;
    pthread_mutex_lock(&r->lock);
    r->ends = true;
    pthread_cond_broadcast(&r->given);
    pthread_mutex_unlock(&r->lock);
    for (int i = 0; i < r->n_threads; i++) pthread_join(r->threads[i], NULL);
    pthread_mutex_destroy(&r->lock);
    pthread_cond_destroy(&r->given);
    pthread_cond_destroy(&r->done);
    free(r->states);
    free(r->threads);
    free(r);
}

/* `in` and `out` belong to the owner's thread; it reads them without the lock. */
void *relay_room(relay *r) { return r->in - r->out < r->n ? r->items[r->in % r->n] : NULL; }

bool relay_out(relay *r) { return r->in > r->out; }

void relay_give(relay *r) {
    pthread_mutex_lock(&r->lock);
    r->states[r->in++ % r->n] = WAITS;
    pthread_cond_signal(&r->given);
    pthread_mutex_unlock(&r->lock);
}

bool relay_ready(relay *r) {
    pthread_mutex_lock(&r->lock);
    bool ready = r->in > r->out && r->states[r->out % r->n] == DONE;
    pthread_mutex_unlock(&r->lock);
    return ready;
}

void *relay_take(relay *r) {
    if (!relay_out(r)) return NULL;
    uint32_t i = (uint32_t)(r->out % r->n);
    if (!r->n_threads) {
        r->next++;
        r->work(r->items[i]);
        return r->items[i];
    }
    pthread_mutex_lock(&r->lock);
    while (r->states[i] != DONE) pthread_cond_wait(&r->done, &r->lock);
    pthread_mutex_unlock(&r->lock);
    return r->items[i];
}

void relay_drop(relay *r) {
    pthread_mutex_lock(&r->lock);
    r->states[r->out++ % r->n] = FREE;
    pthread_mutex_unlock(&r->lock);
}
