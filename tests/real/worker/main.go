// Command worker stands in for LiveKit's egress service: a real livekit-server hands it recordings over
// its own internal RPC on redis. It records nothing; a test says by JSON lines on standard input what it
// plays, and reads on standard output what happened. It ends when its standard input closes.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"log"
	"os"
	"sync"

	"github.com/livekit/protocol/rpc"
	"github.com/livekit/psrpc"
	"github.com/redis/go-redis/v9"
)

// Order is one line of standard input.
type Order struct {
	Do       string `json:"do"` // plan, capacity, joined, end
	EgressID string `json:"egress_id"`
	Plan     Plan   `json:"plan"`
	Full     bool   `json:"full"`
	Reason   string `json:"reason"`
	Error    string `json:"error"`
	Code     int32  `json:"code"`
}

// Event is one line of standard output.
type Event struct {
	Event    string `json:"event"` // ready, asked, ended
	EgressID string `json:"egress_id,omitempty"`
	Room     string `json:"room,omitempty"`
	Status   string `json:"status,omitempty"`
}

// Voice writes events, one whole line at a time.
type Voice struct {
	mu  sync.Mutex
	out *json.Encoder
}

// Say writes one event.
func (v *Voice) Say(event Event) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.out.Encode(event); err != nil {
		log.Fatalf("nobody listens any more: %v", err)
	}
}

func main() {
	address := flag.String("redis", "", "address of the redis that the LiveKit server uses")
	flag.Parse()

	bus := psrpc.NewRedisMessageBus(redis.NewClient(&redis.Options{Addr: *address}))
	io, err := rpc.NewIOInfoClient(bus)
	if err != nil {
		log.Fatalf("the server's store cannot be called: %v", err)
	}
	voice := &Voice{out: json.NewEncoder(os.Stdout)}
	worker := &Worker{bus: bus, io: io, voice: voice, recordings: map[string]*Recording{}}
	server, err := rpc.NewEgressInternalServer(worker, bus)
	if err != nil {
		log.Fatalf("the worker cannot listen: %v", err)
	}
	if err := server.RegisterStartEgressTopic(""); err != nil {
		log.Fatalf("the worker cannot take recordings: %v", err)
	}
	voice.Say(Event{Event: "ready"})

	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var order Order
		if err := json.Unmarshal(lines.Bytes(), &order); err != nil {
			log.Fatalf("not an order: %v", err)
		}
		worker.Obey(order)
	}
}
