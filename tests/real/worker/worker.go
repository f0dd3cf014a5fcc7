package main

import (
	"context"
	"log"
	"sync"

	"github.com/livekit/protocol/livekit"
	"github.com/livekit/protocol/rpc"
	"github.com/livekit/psrpc"
)

// Plan is how the recordings that start from now on will go.
type Plan struct {
	NeverActive bool   `json:"never_active"` // stays STARTING until it is stopped
	FailStart   string `json:"fail_start"`   // FAILED with this error instead of ACTIVE
	FailUpload  string `json:"fail_upload"`  // FAILED with this error after the stop
	Code        int32  `json:"code"`         // error code beside either error
	Size        int64  `json:"size"`         // bytes of the finished file
	HoldEnding  bool   `json:"hold_ending"`  // stays ENDING until told to end
}

// Worker takes recordings as the egress service does and remembers them.
type Worker struct {
	rpc.UnimplementedEgressInternalServer
	bus   psrpc.MessageBus
	io    rpc.IOInfoClient
	voice *Voice

	mu         sync.Mutex
	plan       Plan
	full       bool
	recordings map[string]*Recording
}

// StartEgressAffinity refuses when the machine is full: the server then finds nobody and says 503 after some 20 s.
func (w *Worker) StartEgressAffinity(context.Context, *rpc.StartEgressRequest) float32 {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.full {
		return -1
	}
	return 1
}

// StartEgress answers STARTING at once, as the real service does once its handler runs.
func (w *Worker) StartEgress(ctx context.Context, req *rpc.StartEgressRequest) (*livekit.EgressInfo, error) {
	composite := req.GetRoomComposite()
	switch {
	case composite == nil:
		return nil, psrpc.NewErrorf(psrpc.Unimplemented, "the stand-in records room composites only")
	case composite.RoomName == "":
		return nil, psrpc.NewErrorf(psrpc.InvalidArgument, "request has missing or invalid field: token or api key/secret")
	case outputOf(composite) == nil:
		return nil, psrpc.NewErrorf(psrpc.InvalidArgument, "request has missing or invalid field: output")
	}
	w.mu.Lock()
	recording := NewRecording(w, w.plan, req, composite)
	w.recordings[req.EgressId] = recording
	w.mu.Unlock()
	if _, err := w.io.CreateEgress(ctx, recording.Info()); err != nil {
		return nil, err
	}
	if err := recording.Listen(); err != nil {
		return nil, err
	}
	go recording.Run()
	w.voice.Say(Event{Event: "asked", EgressID: req.EgressId, Room: composite.RoomName})
	return recording.Info(), nil
}

// Obey carries out one line of standard input.
func (w *Worker) Obey(order Order) {
	w.mu.Lock()
	defer w.mu.Unlock()
	recording := w.recordings[order.EgressID]
	switch {
	case order.Do == "plan":
		w.plan = order.Plan
	case order.Do == "capacity":
		w.full = order.Full
	case recording == nil:
		log.Fatalf("no such recording: %+v", order)
	case order.Do == "joined":
		recording.joined.Do(func() { close(recording.inRoom) })
	case order.Do == "end":
		recording.EndNow(Ending{Reason: order.Reason, Error: order.Error, Code: order.Code})
	default:
		log.Fatalf("not an order: %+v", order)
	}
}
